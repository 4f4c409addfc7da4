"""What can go wrong at the database's border."""


class StorageRefused(Exception):  # noqa: N818 - an expected outcome with a name to be told, not a fault
    """The database or its keys cannot be used. The message is one clear line for the administrator."""


class DamagedError(Exception):
    """A sealed value does not open with its owner's key, or is something else. Holds no private words."""


class ErasedError(Exception):
    """Something was to be sealed for a person whose key is dropped: it never comes back."""
