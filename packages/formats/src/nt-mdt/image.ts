/** An image of an NT-MDT file; row 0 on top. */
export interface MdtImage {
  readonly title: string;
  readonly columns: number;
  readonly rows: number;
  /** In the lateral unit. */
  readonly width: number;
  readonly height: number;
  readonly lateralUnit: string;
  readonly valueUnit: string;
  readonly values: Float64Array;
}
