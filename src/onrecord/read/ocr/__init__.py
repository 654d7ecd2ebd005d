"""Text recognition in pictures: RapidOCR on ONNX Runtime, offline, with the extra `ocr`."""
