"""What Dateline is measured by: accuracy and speed, one command each. Not part of the installed package."""
