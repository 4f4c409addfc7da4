"""Names for the numbers by which things are known."""

from typing import NewType

PersonId = NewType("PersonId", int)
RequestId = NewType("RequestId", int)
AssignmentId = NewType("AssignmentId", int)
