import functools
import time


class RetryError(Exception):
    def __init__(self, attempts):
        super().__init__(f"gave up after {attempts} attempts")
        self.attempts = attempts


def retry(times=3, delay=1.0, errors=Exception, on_failure=None):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            wait = delay
            for number in range(1, times + 1):
                try:
                    return function(*args, **kwargs)
                except errors as error:
                    if on_failure:
                        on_failure(number, error)
                    if number == times:
                        raise RetryError(times) from error
                time.sleep(wait)
                wait *= 2

        return wrapper

    return decorate
