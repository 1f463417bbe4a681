import numpy as np
import numpy.linalg


def length(vector):
    return float(np.linalg.norm(vector)) + 1


def checked(one, other):
    import numpy.testing

    np.testing.assert_array_equal(one, other)
    return "numpy"


def root(text):
    import xml.dom.minidom

    return xml.dom.minidom.parseString(text).documentElement.tagName
