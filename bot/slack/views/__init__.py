"""What modals and the Home tab look like; the listeners decide when they are shown."""
