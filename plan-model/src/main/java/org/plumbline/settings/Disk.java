package org.plumbline.settings;

/// Where the data lies, as far as the planner's costs depend on it.
public enum Disk {
    SSD, NVME, NETWORK, HARD_DISK;

    /// Whether reading here and there costs about as much as reading on.
    public boolean flash() {
        return this != HARD_DISK;
    }
}
