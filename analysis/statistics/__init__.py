"""Statistics: yearbook sheets and bulletins come in; observations with edition and cell or line go out."""
