package org.plumbline.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/// The process's CPU so far or between two moments, in milliseconds: all of it, and who used it.
///
/// @param all every thread of the process
/// @param fx the FX thread
/// @param render the render thread
/// @param background the application's own threads
record Spent(double all, double fx, double render, double background) {
    private static final double NANOS = 1e6;
    private static final OperatingSystemMXBean MACHINE = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /// Until now.
    static Spent now() {
        return new Spent(MACHINE.getProcessCpuTime() / NANOS, Frames.cpuOf("JavaFX Application") / NANOS,
                Frames.cpuOf("QuantumRenderer") / NANOS, Frames.cpuOf("background-") / NANOS);
    }

    Spent since(Spent before) {
        return new Spent(all - before.all, fx - before.fx, render - before.render, background - before.background);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.0f ms CPU (FX %.0f, render %.0f, background %.0f, compiler and collector %.0f)",
                all, fx, render, background, all - fx - render - background);
    }
}
