# pier_module(NAME [USES module…] [LIBRARIES target…] SOURCES file…)
#
# Declares one folder of src/ as a static library. USES is the only place where the
# order of the modules is written: a module may use only modules declared before it,
# and tests/architecture.cmake holds the #include lines against it.
function(pier_module name)
  cmake_parse_arguments(MODULE "" "" "USES;LIBRARIES;SOURCES" ${ARGN})
  add_library(pier_${name} STATIC ${MODULE_SOURCES})
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
