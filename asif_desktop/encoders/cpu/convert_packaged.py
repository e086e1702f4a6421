"""Run as a program: converts the two packaged models ahead of the first start."""

from asif_desktop.encoders import (
    DEFAULT_IMAGE_ENCODER,
    DEFAULT_TEXT_ENCODER,
    cpu_image_encoder,
    cpu_text_encoder,
    may_have_gpu,
)

if __name__ == "__main__" and not may_have_gpu():
    cpu_image_encoder(DEFAULT_IMAGE_ENCODER)
    cpu_text_encoder(DEFAULT_TEXT_ENCODER)
