"""Does efficiency lower the total, or raise it?"""
