import { useWords } from '../../../base/words.tsx';
import { Box, Drawing, Grey, Press, Side } from '../../picture.tsx';
import type { Stop } from '../stop.ts';

/** Ending what somebody else than the committee studies. */
export const conclude: Stop = {
  name: 'conclude',
  needs: ['conclude', 'attend'],
  at: '/desk/requests',
  Picture() {
    const { say } = useWords();
    return (
      <Drawing at="/desk/requests">
        <Box>
          <Grey wide={40} />
          <Grey wide={75} />
        </Box>
        <Side>
          <Press lit icon="check">
            {say('desk.conclusion.handled')}
          </Press>
          <Press lit icon="replies">
            {say('desk.conclusion.filed')}
          </Press>
        </Side>
      </Drawing>
    );
  },
};
