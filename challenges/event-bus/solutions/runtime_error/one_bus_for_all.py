class DeliveryError(Exception):
    def __init__(self, errors):
        super().__init__(f"{len(errors)} handler{'s' if len(errors) > 1 else ''} failed")
        self.errors = errors


class Subscription:
    def __init__(self, name, handler):
        self.name = name
        self.handler = handler
        self.active = True

    def end(self):
        self.active = False


class EventBus:
    _subscriptions = []

    def subscribe(self, name, handler):
        subscription = Subscription(name, handler)
        self._subscriptions.append(subscription)

        def end():
            if subscription.active:
                subscription.end()
                self._subscriptions.remove(subscription)

        return end

    def on(self, name):
        def decorate(handler):
            self.subscribe(name, handler)
            return handler

        return decorate

    def publish(self, name, *args, **kwargs):
        called, errors = 0, []
        for subscription in list(self._subscriptions):
            if not subscription.active or subscription.name not in (name, "*"):
                continue
            called += 1
            extra = (name,) if subscription.name == "*" else ()
            try:
                subscription.handler(*extra, *args, **kwargs)
            except Exception as error:
                errors.append(error)
        if errors:
            raise DeliveryError(errors)
        return called
