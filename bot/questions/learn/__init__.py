"""Learning from the labelled dialogs; needs scikit-learn, which answering does not."""
