/// Measurements of the window, which `.ci/bench-views` runs: programs, no tests.
package org.plumbline.bench;
