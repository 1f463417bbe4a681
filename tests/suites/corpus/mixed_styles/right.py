import re


class RobotError(Exception):
    pass


STEPS = {"N": (0, 1), "E": (1, 0), "S": (0, -1), "W": (-1, 0)}


def parse_commands(text):
    return [(name, int(count or 1)) for name, count in re.findall(r"([A-Z])(\d*)", text)]


class Robot:
    def __init__(self, position=(0, 0), heading="N"):
        self.position, self.heading = position, heading

    def on_step(self, position):
        pass

    def do(self, name, count=1):
        for _ in range(count):
            if name == "F":
                dx, dy = STEPS[self.heading]
                self.position = self.position[0] + dx, self.position[1] + dy
                self.on_step(self.position)
            elif name in "LR":
                self.heading = "NESW"[("NESW".index(self.heading) + (1 if name == "R" else -1)) % 4]
            else:
                raise RobotError(name)

    def save(self, path):
        path.write_text(f"{self.position[0]} {self.position[1]} {self.heading}")
