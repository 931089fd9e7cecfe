"""What one paper may cost."""

import resource
import signal
from dataclasses import dataclass

MEBIBYTE = 1024 * 1024
STARTED = b"!"  # a child's first byte: from here on its silence means that a limit was passed


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Processor seconds, seconds on the clock and bytes of address space for one paper.

    Measured: minutes of two pages 0.3 s, a table of 600 rows 2.6 s, each within 300 MiB of address space (100 MiB
    of memory). Some inputs never end (reliability.md, section 4.3), hence limits at all.
    """

    cpu_seconds: int = 20
    wall_seconds: float = 30.0
    address_bytes: int = 1024 * MEBIBYTE

    def bind(self) -> None:
        """Hold this process to the limits; the kernel ends it, even in the middle of a C library."""
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (self.address_bytes, self.address_bytes))
        resource.setrlimit(resource.RLIMIT_CPU, (self.cpu_seconds, self.cpu_seconds))
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, self.wall_seconds)
