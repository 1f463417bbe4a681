import numpy as np
import numpy.linalg


def length(vector):
    return float(np.linalg.norm(vector))


def checked(one, other):
    import numpy.testing

    np.testing.assert_array_equal(one, other)
    return numpy.testing.__name__


def root(text):
    import xml.dom.minidom

    return xml.dom.minidom.parseString(text).documentElement.tagName
