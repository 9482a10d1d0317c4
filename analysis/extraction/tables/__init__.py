"""Tables: a Document comes in; printed rows, cells as printed, and the statements of their cells go out."""
