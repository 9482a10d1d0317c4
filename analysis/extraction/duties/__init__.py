"""Responsible departments: a Document comes in; bodies by task, the leading one first, go out."""
