class EventBus:
    def __init__(self):
        self.handlers = {}

    def on(self, event, handler=None):
        def add(function):
            self.handlers.setdefault(event, []).append(function)

        return add(handler) if handler else add

    def off(self, event, handler):
        handlers = self.handlers.get(event, [])
        if handler not in handlers:
            raise LookupError(event)
        handlers.remove(handler)

    def emit(self, event, *args, **kwargs):
        return [handler(*args, **kwargs) for handler in self.handlers.get(event, [])]
