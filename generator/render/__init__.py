"""Turns a composed site into HTML fragments, Markdown and SVG."""
