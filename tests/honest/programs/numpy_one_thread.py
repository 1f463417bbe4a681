# A library that would start threads of its own, with a limit of one.
#: packages = ["numpy"]
#: memory = "256MiB"
import threading

import numpy as np

a = np.arange(90_000, dtype=float).reshape(300, 300) % 17
print((a @ a.T).sum(), np.linalg.matrix_rank(np.eye(50)), threading.active_count())
x = np.linalg.solve(np.eye(40) * 3 + 1, np.arange(40.0))
print(np.round(x[:3], 9).tolist())
print(np.fft.rfft(np.ones(8)).real.tolist(), np.random.default_rng(5).integers(0, 100, 6).tolist())
print(np.linalg.svd(a[:60, :60], compute_uv=False).round(6)[:3].tolist())
np.save("a.npy", a)
print(np.array_equal(np.load("a.npy", mmap_mode="r"), a), np.sort(a, axis=None)[-3:].tolist())
