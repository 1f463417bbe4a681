# The decorator from the tutorial: the dict of instances is looked into, then written.
def singleton(cls):
    instances = {}

    def get_instance():
        if cls not in instances:
            instances[cls] = cls()
        return instances[cls]

    return get_instance


@singleton
class Singleton:
    pass
