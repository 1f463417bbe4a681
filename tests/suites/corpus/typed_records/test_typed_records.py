"""What typing makes of its forms, in annotations on both sides."""
import dataclasses, typing, unittest
from typing import Any, Dict, List, Literal, Optional, Tuple, Union
import solution

@dataclasses.dataclass
class User:
    name: str
    age: Optional[int] = None
    tags: List[str] = dataclasses.field(default_factory=list)
    kind: Literal["a", "b"] = "a"
    extra: Union[int, str, None] = None
    pairs: Dict[str, Tuple[int, int]] = dataclasses.field(default_factory=dict)
    other: Any = None

class TestTypes(unittest.TestCase):
    def test_kinds(self):
        self.assertEqual(solution.kinds(User), {"name": "plain", "age": "optional", "tags": "list", "kind": "literal",
                                           "extra": "optional", "pairs": "dict", "other": "any"})
    def test_annotations(self):
        self.assertEqual(solution.f.__annotations__, {"x": Optional[int], "y": List[str], "return": Dict[str, Any]})
        self.assertIs(typing.get_origin(solution.f.__annotations__["x"]), Union)
        self.assertEqual(typing.get_type_hints(solution.f)["y"], List[str])
    def test_build(self):
        u = solution.build(User, {"name": "x", "age": 3})
        self.assertEqual(u, User("x", 3))
        with self.assertRaises(TypeError):
            solution.build(User, {"name": 3})


if __name__ == "__main__":
    unittest.main()
