"""Everything that is kept, and every question to it. Private values are sealed at this edge."""

from bot.storage.errors import DamagedError, ErasedError, StorageRefused
from bot.storage.store import Row, Store, Transaction

__all__ = ["DamagedError", "ErasedError", "Row", "StorageRefused", "Store", "Transaction"]
