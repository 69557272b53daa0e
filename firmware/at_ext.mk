# at_ext.mk - the add-on for a makefile of TI's at_commands demo (gcc or ticlang; for armcl see README.md).
# SPDX-License-Identifier: MIT
#
# Include it directly AFTER the makefile's `OBJECTS = …` and before its rules:
#   include /path/to/firmware/at_ext.mk
# TI's link rule lists $(OBJECTS) when it is read, so an include at the end of the makefile has no effect.

AT_EXT_DIR := $(patsubst %/,%,$(dir $(lastword $(MAKEFILE_LIST))))
OBJECTS += at_ext.obj at_ext_ti.obj

# The rules below must not become the default goal of the including makefile.
.DEFAULT_GOAL := all

at_ext.obj: $(AT_EXT_DIR)/at_ext.c $(AT_EXT_DIR)/at_ext.h
	@ echo Building $@
	@ $(CC) $(CFLAGS) "-I$(AT_EXT_DIR)" $< -c -o $@

at_ext_ti.obj: $(AT_EXT_DIR)/at_ext_ti.c $(AT_EXT_DIR)/at_ext.h
	@ echo Building $@
	@ $(CC) $(CFLAGS) "-I$(AT_EXT_DIR)" $< -c -o $@

# The demo's own main file includes at_ext.h.
CFLAGS += "-I$(AT_EXT_DIR)"
