"""The dossier: every figure beside the others, and each one link away from its words."""

from onrecord.report.dossier import DossierReport, build_dossier
from onrecord.report.view import Run

__all__ = ["DossierReport", "Run", "build_dossier"]
