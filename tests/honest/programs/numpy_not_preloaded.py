# numpy imported by the program itself, not warmed up before: its shared objects are loaded and OpenBLAS set up here.
#: memory = "512MiB"
#: cpu_time = "20s"
import numpy as np

a = np.ones((200, 200))
print((a @ a).sum(), np.linalg.det(np.eye(5)), np.__version__)
