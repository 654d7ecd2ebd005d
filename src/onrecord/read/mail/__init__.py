"""Messages: e-mail as servers keep it (EML) and as Outlook saves it (MSG); saved web pages."""

from onrecord.read.mail.eml import MailFormat
from onrecord.read.mail.mbox import MboxUnpacker
from onrecord.read.mail.mhtml import MhtmlReader
from onrecord.read.mail.msg import MsgFormat

__all__ = ["MailFormat", "MboxUnpacker", "MhtmlReader", "MsgFormat"]
