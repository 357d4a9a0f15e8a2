# pier_module(NAME [USES module…] [LIBRARIES target…] SOURCES file… [ALONE file…])
#
# Declares one folder of src/ as a static library. USES is the only place where the
# order of the modules is written: a module may use only modules declared before it,
# and tests/architecture/check.py holds the #include lines against it.
#
# With PIER_UNITY the sources of a module are compiled several at a time, which takes a third of the
# time. Those under ALONE are compiled by themselves: what they keep in their anonymous namespace has
# a name that another file of the module uses too.
function(pier_module name)
  cmake_parse_arguments(MODULE "" "" "USES;LIBRARIES;SOURCES;ALONE" ${ARGN})
  add_library(pier_${name} STATIC ${MODULE_SOURCES} ${MODULE_ALONE})
  set_target_properties(pier_${name} PROPERTIES UNITY_BUILD ${PIER_UNITY})
  set_source_files_properties(${MODULE_ALONE} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  target_include_directories(pier_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(pier_${name} PUBLIC fmt::fmt PRIVATE pier_options ${MODULE_LIBRARIES})
  foreach(used IN LISTS MODULE_USES)
    if(NOT TARGET pier_${used})
      message(FATAL_ERROR "module ${name} uses ${used}, which is not below it")
    endif()
    target_link_libraries(pier_${name} PUBLIC pier_${used})
  endforeach()
  set_property(GLOBAL APPEND PROPERTY PIER_MODULES ${name})
  set_property(GLOBAL PROPERTY PIER_USES_${name} "${MODULE_USES}")
endfunction()

# pier_lazy_library(NAME LIBRARIES target… SOURCES file…)
#
# Declares libpier-NAME.so beside the program: what module NAME loads when it is first needed
# (base/lazy_library.h), with the libraries that every run of the program would pay for otherwise.
# The files that it needs of other modules are compiled again: those of the program are no part of a
# shared library.
function(pier_lazy_library name)
  cmake_parse_arguments(LAZY "" "" "LIBRARIES;SOURCES" ${ARGN})
  add_library(pier_${name}_library MODULE ${LAZY_SOURCES})
  set_target_properties(pier_${name}_library PROPERTIES
    OUTPUT_NAME pier-${name}
    LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin
    CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON)
  target_include_directories(pier_${name}_library PRIVATE ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(pier_${name}_library PRIVATE fmt::fmt pier_options ${LAZY_LIBRARIES})
  add_dependencies(pier_${name} pier_${name}_library)
endfunction()
