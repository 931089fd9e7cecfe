"""What happens to a help: it begins, changes and ends; providers are asked; a course has its checkpoints."""

from hze.actions.course import finish_checkpoint
from hze.actions.helps import begin_help, change_help, end_help
from hze.actions.requests import requests_path, send_requests

__all__ = ["begin_help", "change_help", "end_help", "finish_checkpoint", "requests_path", "send_requests"]
