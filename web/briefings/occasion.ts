import type { BriefingLength, BriefingRequest } from '../../server/domain/index.ts';

/** What a briefing is for. */
export interface Occasion {
  readonly counterpart: string;
  readonly purpose: string;
  readonly length: BriefingLength;
}

export const NO_OCCASION: Occasion = { counterpart: '', purpose: '', length: 'normal' };

/** The part of the request that it comes to; what is empty or as usual is not sent. */
export function occasionRequest({
  counterpart,
  purpose,
  length,
}: Occasion): Pick<BriefingRequest, 'counterpart' | 'purpose' | 'length'> {
  return {
    ...(counterpart.trim() !== '' && { counterpart: counterpart.trim() }),
    ...(purpose.trim() !== '' && { purpose: purpose.trim() }),
    ...(length !== 'normal' && { length }),
  };
}
