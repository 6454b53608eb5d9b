"""What is kept between builds: never needed, never trusted unread, and always safe to delete.

A build without it is the same build. Nothing here imports what a build is made with, so that a project of which
nothing changed is answered before that is loaded.
"""
