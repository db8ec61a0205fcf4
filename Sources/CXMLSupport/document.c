#include "CXMLSupport.h"
