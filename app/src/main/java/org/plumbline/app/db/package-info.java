/// The only package that talks to servers: statements are guarded, run in transactions that are always rolled back, and come back as text
/// or records.
package org.plumbline.app.db;
