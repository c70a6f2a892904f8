/** TE: the electric field lies in the film's plane. TM: the magnetic field does. */
export type Polarization = 'TE' | 'TM';
