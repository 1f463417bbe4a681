class UnitError(ValueError):
    def __init__(self, name, value):
        super().__init__(f"{name} is {value}!")
        self.name = name
