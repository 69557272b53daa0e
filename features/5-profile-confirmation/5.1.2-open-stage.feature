Feature: The host during external confirmation
  SWRA513C section 5.1.2. Status 16 unblocks the APIs until the host stops or aborts. The host works with its own sockets
  there. After an abort the APIs are blocked again until the next status 16.

  Rule: PROV-7.5-36 The APIs stay unblocked for six minutes

    @PROV-7.5-36 @needs-cloud @needs-network @needs-phone @needs-long
    Scenario Outline: PROV-7.5-36/9 During <process>, the device serves its calls for six minutes
      Given <process> is waiting for the phone to fetch the result
      And the long working time of the host (3 min) passes
      And the long working time of the host (3 min) passes
      Then every harmless command is served

      Examples:
        | process                                                                             |
        | AP provisioning with external confirmation                                          |
        | AP+SmartConfig provisioning with external confirmation after a time-out and a reset |

  Rule: PROV-5.1.2-10 The host can abort with a socket of its own

    @PROV-5.1.2-10 @needs-cloud @needs-network @needs-phone
    Scenario Outline: PROV-5.1.2-10/8 During <process>, the device serves an abort while the host has a socket
      Given <process> is waiting for the phone to fetch the result
      And the host calls sl_Socket
      When the host aborts the external confirmation
      Then the call is served
      And the device does not report SL_WLAN_PROVISIONING_STOPPED within the silence (3 s)

      Examples:
        | process                                                                             |
        | AP provisioning with external confirmation                                          |
        | AP+SmartConfig provisioning with external confirmation after a time-out and a reset |

  Rule: PROV-8.5-04 A stop keeps the link of a host with a socket

    @PROV-8.5-04 @needs-cloud @needs-network @needs-phone
    Scenario Outline: PROV-8.5-04/3 During <process>, STOPPED reports a station of the network while the host has a socket
      Given <process> is waiting for the phone to fetch the result
      And the host calls sl_Socket
      When the host stops provisioning, keeping the current role
      Then the device reports SL_WLAN_PROVISIONING_STOPPED with:
        | Role       | ROLE_STA                                                                        |
        | WlanStatus | SL_WLAN_STATUS_CONNECTED or SL_WLAN_STATUS_SCANING or SL_WLAN_STATUS_CONNECTING |
        | Ssid       | home                                                                            |

      Examples:
        | process                                                                             |
        | AP provisioning with external confirmation                                          |
        | AP+SmartConfig provisioning with external confirmation after a time-out and a reset |

  Rule: PROV-5.1.2-04 The APIs are blocked from an abort until the next status 16

    @PROV-5.1.2-04 @needs-cloud @needs-network @needs-phone
    Scenario Outline: PROV-5.1.2-04/1 During <process>, each command is refused while the next profile is confirmed
      Given <process> is waiting for the phone to fetch the result
      And the host aborts the external confirmation
      And the device does not report SL_WLAN_PROVISIONING_STOPPED within the silence (3 s)
      And the network "work" has no DHCP server
      When the phone joins the device AP, adds the profile "work" and requests confirmation
      Then the device reports the profile "work"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And every harmless command is refused

      Examples:
        | process                                                                      |
        | AP provisioning with external confirmation                                   |
        | AP+SmartConfig provisioning with external confirmation after a stop          |
        | AP+SmartConfig provisioning with external confirmation in its second attempt |

  Rule: PROV-7.5-09 A failure after an abort leaves the APIs blocked

    @PROV-7.5-09 @needs-cloud @needs-network @needs-phone
    Scenario Outline: PROV-7.5-09/3 During <process>, each command is refused after the next profile has failed
      Given <process> is waiting for the phone to fetch the result
      And the host aborts the external confirmation
      And the device does not report SL_WLAN_PROVISIONING_STOPPED within the silence (3 s)
      When the phone joins the device AP, adds the profile "work" and requests confirmation
      Then the device reports the profile "work"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND
      And every API command is refused

      Examples:
        | process                                                                      |
        | AP provisioning with external confirmation                                   |
        | AP+SmartConfig provisioning with external confirmation after a stop          |
        | AP+SmartConfig provisioning with external confirmation in its second attempt |

  Rule: PROV-5-03 A missing address is reported after an abort

    @PROV-5-03 @needs-cloud @needs-network @needs-phone
    Scenario Outline: PROV-5-03/4 During <process>, the device reports that DHCP assigns no address to the next profile
      Given <process> is waiting for the phone to fetch the result
      And the host aborts the external confirmation
      And the device does not report SL_WLAN_PROVISIONING_STOPPED within the silence (3 s)
      And the network "work" has no DHCP server
      When the phone joins the device AP, adds the profile "work" and requests confirmation
      Then the device reports the profile "work"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED

      Examples:
        | process                                                                             |
        | AP provisioning with external confirmation                                          |
        | AP+SmartConfig provisioning with external confirmation after a time-out and a reset |
