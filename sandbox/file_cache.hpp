// Host files that a run reads: in memory before it starts, and on the worker's account.
// Runs in: gradebox-worker (trusted).
#pragma once

namespace gradebox::sandbox {

// The kernel charges a page of a file to the group of the process that first brings it into memory, and the peak that
// a control group counts includes such pages although they could be dropped at once. A run that streams a file would
// be seen to use its whole limit. So the worker brings the file in: measured on 260 MiB, some 5 ms when it is there
// already, else the time that it takes to read it, which the run is then spared. (A peak without any file's pages is
// not to be had: the group's files tell only of now, and VmHWM of proc(5) leaves out what a run copies on write.)
// Should a machine short of memory drop pages again, only the reported peak suffers: the limit is kept by the
// kernel, which drops such pages before it kills.
void bring_into_memory(int file) noexcept;

}  // namespace gradebox::sandbox
