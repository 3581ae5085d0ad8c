import { useWords } from '../../../base/words.tsx';
import { Box, Drawing, Grey, Press, Side } from '../../picture.tsx';
import type { Stop } from '../stop.ts';

/** Holding answers against the papers. */
export const check: Stop = {
  name: 'check',
  needs: ['check'],
  at: '/desk/requests',
  Picture() {
    const { say } = useWords();
    return (
      <Drawing at="/desk/requests">
        <Box>
          <Grey wide={35} />
          <Side>
            <Press lit>{say('desk.check.matched')}</Press>
            <Press>{say('desk.check.unclear')}</Press>
            <Press>{say('desk.check.expired')}</Press>
          </Side>
        </Box>
        <Side>
          <Press lit icon="check">
            {say('desk.check.submit')}
          </Press>
        </Side>
      </Drawing>
    );
  },
};
