from threading import Condition, Lock


class ReadWriteLock:
    """Only those are woken whose turn has come. `active`: the number of readers, or -1 for a writer."""

    def __init__(self):
        lock = Lock()
        self.lock = lock
        self.may_read = Condition(lock)
        self.may_write = Condition(lock)
        self.active = 0
        self.writers = 0

    def acquire_read(self):
        with self.lock:
            self.may_read.wait_for(lambda: self.active >= 0 and self.writers == 0)
            self.active += 1

    def release_read(self):
        with self.lock:
            if self.active <= 0:
                raise RuntimeError("there is no reader")
            self.active -= 1
            if self.active == 0:
                self.may_write.notify()

    def acquire_write(self):
        with self.lock:
            self.writers += 1
            try:
                self.may_write.wait_for(lambda: self.active == 0)
            finally:
                self.writers -= 1
            self.active = -1

    def release_write(self):
        with self.lock:
            if self.active != -1:
                raise RuntimeError("there is no writer")
            self.active = 0
            if self.writers:
                self.may_write.notify()
            else:
                self.may_read.notify_all()
