"""Trained low-rank adapters as they are stored: read exactly, their ranks proven, their singular values enclosed."""
