"""Messages: e-mail as servers keep it (EML) and as Outlook saves it (MSG)."""

from onrecord.read.mail.eml import MailFormat

__all__ = ["MailFormat"]
