# Headers that are not ours, parsed once for a target instead of once for each of its sources. The sources include what
# they use all the same: the sanitizers' presets build without this.
function(precompile_headers target)
  set(standard algorithm array chrono filesystem functional map memory optional string string_view variant vector)
  foreach(header IN LISTS standard ARGN)
    target_precompile_headers(${target} PRIVATE "$<$<COMPILE_LANGUAGE:CXX>:<${header}$<ANGLE-R>>")
  endforeach()
endfunction()
