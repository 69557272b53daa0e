import { constants } from '../../ledger/constants';

/** TI's error codes of the file system. */
const NOT_FOUND = -10_341;
const INVALID_HANDLE = -10_344;

/** The file system of the network processor, in memory. It is kept while the power is off. */
export class Files {
  private readonly contents = new Map<string, Buffer>();
  /** Names of open files by their handles. */
  private readonly handles = new Map<number, string>();

  /** Opens a file and gives its handle, or an error. A mode other than read creates the file. */
  open(name: string, mode: number): number {
    const reads = (mode & constants.fileOpen.SL_FS_READ) !== 0;
    if (!this.contents.has(name)) {
      if (reads) return NOT_FOUND;
      this.contents.set(name, Buffer.alloc(0));
    }
    const handle = Array.from({ length: this.handles.size + 1 }, (_, index) => index + 1).find(
      (index) => !this.handles.has(index),
    );
    this.handles.set(handle ?? 1, name);
    return handle ?? 1;
  }

  close(handle: number): number {
    return this.handles.delete(handle) ? 0 : INVALID_HANDLE;
  }

  /** Bytes of an open file; an error without one. */
  read(handle: number, offset: number, length: number): Buffer | number {
    const content = this.contentOf(handle);
    return content === undefined ? INVALID_HANDLE : content.subarray(offset, offset + length);
  }

  /** Writes to an open file and gives the number of bytes, or an error. */
  write(handle: number, offset: number, bytes: Uint8Array): number {
    const name = this.handles.get(handle);
    const content = this.contentOf(handle);
    if (name === undefined || content === undefined) return INVALID_HANDLE;
    if (offset > content.length) return INVALID_HANDLE;
    this.contents.set(
      name,
      Buffer.concat([content.subarray(0, offset), bytes, content.subarray(offset + bytes.length)]),
    );
    return bytes.length;
  }

  /** Length of a file, or an error. */
  lengthOf(name: string): number {
    return this.contents.get(name)?.length ?? NOT_FOUND;
  }

  remove(name: string): number {
    return this.contents.delete(name) ? 0 : NOT_FOUND;
  }

  /** Open files are closed when the power goes off. */
  closeAll(): void {
    this.handles.clear();
  }

  private contentOf(handle: number): Buffer | undefined {
    const name = this.handles.get(handle);
    return name === undefined ? undefined : this.contents.get(name);
  }
}
