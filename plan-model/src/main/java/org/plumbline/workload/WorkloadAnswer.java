package org.plumbline.workload;

/// What came of asking a server for its workload.
public sealed interface WorkloadAnswer {
    /// It keeps one.
    record Known(WorkloadSnapshot snapshot) implements WorkloadAnswer {}

    /// The extension is not created in this database.
    ///
    /// @param onServer its files are there, so that `CREATE EXTENSION` makes it
    /// @param preloaded its library is loaded: no restart is needed
    record NotInstalled(boolean onServer, boolean preloaded) implements WorkloadAnswer {}

    /// The extension is there, but its library is not in `shared_preload_libraries`, so that nothing is counted.
    record NotPreloaded() implements WorkloadAnswer {}

    /// This user may not read the view.
    ///
    /// @param said by the server
    record NotPermitted(String said) implements WorkloadAnswer {}
}
