/// PostgreSQL's own programs on this machine: unpacked once, initialised, started and stopped. It does not connect to what it starts.
package org.plumbline.app.postgres;
