"""The page of messages and reviews, which reads and acts through the control's actions."""
